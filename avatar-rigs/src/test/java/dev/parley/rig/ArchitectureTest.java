package dev.parley.rig;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RIG_KNOWS_SIGNAL_JACKSON_AND_JME = classes().that().resideInAPackage("dev.parley.rig")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.parley.rig", "dev.parley.signal", "java..",
                    "tools.jackson..", "com.fasterxml.jackson.annotation..", "com.jme3..");

    @ArchTest
    static final ArchRule ONLY_RIG_AND_ITS_BUILDER_LIVE_HERE = classes().that().resideInAPackage("dev.parley.rig..")
            .should().resideInAnyPackage("dev.parley.rig", "dev.parley.rig.build");
}
