package dev.parley.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class SampleArchitectureTest {

    @ArchTest
    static final ArchRule PROGRAMS_USE_THE_LIBRARY_THE_ENGINE_AND_PICOCLI = classes().that()
            .resideInAPackage("dev.parley.sample..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley..", "com.jme3..", "com.simsilica.lemur..", "picocli..", "java..", "javax.imageio..",
                    // What a thread allocates, for the benchmark.
                    "com.sun.management..");

    @ArchTest
    static final ArchRule THE_LIBRARY_KNOWS_NO_PROGRAM = noClasses().that()
            .resideOutsideOfPackage("dev.parley.sample..").should().dependOnClassesThat()
            .resideInAnyPackage("dev.parley.sample..", "picocli..");
}
