package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md, for this module. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SIGNAL = "dev.parley.signal..";
    private static final String ANALYSIS = "dev.parley.analysis..";
    private static final String TEXT = "dev.parley.text..";
    private static final String ONNX = "dev.parley.onnx..";
    private static final String FLOW = "dev.parley.flow..";
    private static final String VOCODER = "dev.parley.vocoder..";
    private static final String SYNTHESIS = "dev.parley.synthesis..";
    private static final String FORMAT = "dev.parley.format..";
    private static final String JACKSON = "tools.jackson..";
    private static final String ONNX_RUNTIME = "ai.onnxruntime..";
    private static final String FFT = "org.jtransforms..";

    @ArchTest
    static final ArchRule SIGNAL_ARROWS = arrows(SIGNAL);
    @ArchTest
    static final ArchRule ANALYSIS_ARROWS = arrows(ANALYSIS, SIGNAL, FFT);
    @ArchTest
    static final ArchRule TEXT_ARROWS = arrows(TEXT, "com.ibm.icu..", "com.sun.speech.freetts..");
    @ArchTest
    static final ArchRule ONNX_ARROWS = arrows(ONNX, ONNX_RUNTIME, JACKSON);
    @ArchTest
    static final ArchRule FLOW_ARROWS = arrows(FLOW, SIGNAL, TEXT, ONNX);
    @ArchTest
    static final ArchRule VOCODER_ARROWS = arrows(VOCODER, SIGNAL, ANALYSIS, ONNX);
    @ArchTest
    static final ArchRule SYNTHESIS_ARROWS = arrows(SYNTHESIS, SIGNAL, ANALYSIS, TEXT, ONNX, FLOW, VOCODER);
    @ArchTest
    static final ArchRule FORMAT_ARROWS = arrows(FORMAT, SIGNAL, JACKSON, "javax.sound..");
    @ArchTest
    static final ArchRule NOTHING_ELSE = classes().should().resideInAnyPackage(SIGNAL, ANALYSIS, TEXT, ONNX, FLOW,
            VOCODER, SYNTHESIS, FORMAT);

    private static ArchRule arrows(String from, String... to) {
        String[] allowed = new String[to.length + 2];
        System.arraycopy(to, 0, allowed, 0, to.length);
        allowed[to.length] = from;
        allowed[to.length + 1] = "java..";
        return classes().that().resideInAPackage(from).should().onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
