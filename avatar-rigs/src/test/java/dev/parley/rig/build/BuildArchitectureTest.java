package dev.parley.rig.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class BuildArchitectureTest {

    @ArchTest
    static final ArchRule BUILDER_KNOWS_RIG_JGLTF_AND_JACKSON = classes().that()
        .resideInAPackage("dev.parley.rig.build").should().onlyDependOnClassesThat().resideInAnyPackage(
            "dev.parley.rig", "dev.parley.rig.build", "java..", "javax.imageio..", "org.w3c.dom..", "tools.jackson..",
            "de.javagl.jgltf..");

    @ArchTest
    static final ArchRule ONLY_THE_BUILDER_WRITES_GLTF = noClasses().that()
        .resideOutsideOfPackage("dev.parley.rig.build").should().dependOnClassesThat()
        .resideInAPackage("de.javagl.jgltf..");
}
