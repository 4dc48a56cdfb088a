#import "Common/ShaderLib/GLSLCompat.glsllib"
#import "Common/ShaderLib/MorphAnim.glsllib"

// Writes what is added to vertex i into pixel i of a picture of 64 x 64.
attribute vec3 inPosition;
varying vec3 value;

void main() {
    vec4 pos = vec4(0.0, 0.0, 0.0, 1.0);
    vec3 norm = vec3(0.0);
    #ifdef NUM_MORPH_TARGETS
        Morph_Compute(pos, norm);
    #endif
    #ifdef SHOW_NORMALS
        value = norm;
    #else
        value = pos.xyz;
    #endif
    vec2 pixel = vec2(float(gl_VertexID % 64), float(gl_VertexID / 64)) + 0.5 + 0.0 * inPosition.xy;
    gl_Position = vec4(pixel / 32.0 - 1.0, 0.0, 1.0);
    gl_PointSize = 1.0;
}
