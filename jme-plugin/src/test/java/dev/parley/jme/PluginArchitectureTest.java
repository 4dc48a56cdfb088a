package dev.parley.jme;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class PluginArchitectureTest {

    @ArchTest
    static final ArchRule THE_API_USES_SYNTHESIS_RIGS_AND_SOUND = classes().that()
            .resideInAPackage("dev.parley.jme").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley.jme", "dev.parley.jme.audio", "dev.parley.signal", "dev.parley.text",
                    "dev.parley.onnx", "dev.parley.synthesis", "dev.parley.rig", "com.jme3..", "java..");

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_PLUGIN = noClasses().that()
            .resideOutsideOfPackages("dev.parley.jme..", "dev.parley.sample..").should().dependOnClassesThat()
            .resideInAPackage("dev.parley.jme..");

    @ArchTest
    static final ArchRule AUDIO_USES_VALUES_OPENAL_AND_THE_ENGINE = classes().that()
            .resideInAPackage("dev.parley.jme.audio").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley.jme.audio", "dev.parley.signal", "org.lwjgl..", "com.jme3..", "java..");

    @ArchTest
    static final ArchRule BAKING_USES_RIGS_AND_FILES = classes().that()
            .resideInAPackage("dev.parley.jme.bake").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley.jme.bake", "dev.parley.signal", "dev.parley.format", "dev.parley.rig",
                    "tools.jackson..", "com.jme3..", "java..");

    @ArchTest
    static final ArchRule OPENAL_STAYS_IN_AUDIO = noClasses().that()
            .resideOutsideOfPackage("dev.parley.jme.audio").should().dependOnClassesThat()
            .resideInAnyPackage("org.lwjgl.openal..");

    @ArchTest
    static final ArchRule THE_PLUGIN_NEEDS_NO_WINDOWING_LIBRARY = noClasses().that()
            .resideInAnyPackage("dev.parley.jme", "dev.parley.jme.audio").should().dependOnClassesThat()
            .resideInAnyPackage("dev.parley.jme.record..", "com.jme3.system.lwjgl..", "org.lwjgl.glfw..",
                    "org.lwjgl.egl..", "ai.onnxruntime..");
}
