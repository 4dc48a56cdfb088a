package dev.parley.jme.record;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class RecordArchitectureTest {

    @ArchTest
    static final ArchRule RECORDING_USES_VALUES_FORMATS_AND_THE_ENGINE = classes().that()
            .resideInAPackage("dev.parley.jme.record..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley.jme.record..", "dev.parley.signal..", "dev.parley.format..",
                    "com.jme3..", "org.lwjgl..", "java..");

    @ArchTest
    static final ArchRule EGL_STAYS_IN_RECORDING = noClasses().that()
            .resideOutsideOfPackage("dev.parley.jme.record..").should().dependOnClassesThat()
            .resideInAnyPackage("org.lwjgl.egl..", "com.jme3.system.lwjgl..");
}
