package dev.parley.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Text knows the JDK, ICU4J and FreeTTS's letter-to-sound rules, and nothing above it. */
@AnalyzeClasses(packages = "dev.parley.text", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

    @ArchTest
    static final ArchRule TEXT_STANDS_ALONE = classes().that().resideInAPackage("dev.parley.text..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                    "dev.parley.text..", "java..", "com.ibm.icu..", "com.sun.speech.freetts.lexicon..");
}
