package dev.parley.format;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class FormatArchitectureTest {

    @ArchTest
    static final ArchRule FORMAT_USES_VALUES_JACKSON_AND_THE_JDK = classes().that()
            .resideInAPackage("dev.parley.format..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley.format..", "dev.parley.signal..", "tools.jackson..", "java..",
                    "javax.sound..");
}
