package dev.parley.jme.audio;

import com.jme3.math.Vector3f;

/**
 * Where a mouth is, written by the render thread and read by the player's. A torn read mixes two neighbouring frames,
 * which nobody hears; in return nothing locks or allocates.
 */
final class Placement {

    private volatile float x;
    private volatile float y;
    private volatile float z;
    private volatile float velocityX;
    private volatile float velocityY;
    private volatile float velocityZ;
    private volatile float reference = SpeechOutput.DEFAULT_REFERENCE;
    private volatile float maximum = SpeechOutput.DEFAULT_MAXIMUM;

    void set(Vector3f position, Vector3f velocity) {
        x = position.x;
        y = position.y;
        z = position.z;
        velocityX = velocity.x;
        velocityY = velocity.y;
        velocityZ = velocity.z;
    }

    void setDistances(float newReference, float newMaximum) {
        if (!(newReference > 0 && newMaximum > newReference)) {
            throw new IllegalArgumentException("distances are " + newReference + " and " + newMaximum
                    + "; they must be positive, the maximum the larger");
        }
        reference = newReference;
        maximum = newMaximum;
    }

    float x() {
        return x;
    }

    float y() {
        return y;
    }

    float z() {
        return z;
    }

    float velocityX() {
        return velocityX;
    }

    float velocityY() {
        return velocityY;
    }

    float velocityZ() {
        return velocityZ;
    }

    float reference() {
        return reference;
    }

    float maximum() {
        return maximum;
    }
}
