package io.github.dreamsphere.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of ARCHITECTURE.md around this module. */
@AnalyzeClasses(packages = "io.github.dreamsphere", importOptions = ImportOption.DoNotIncludeTests.class)
class ClusterArchitectureTest {
    private static final String ROOT = "io.github.dreamsphere.";

    @ArchTest
    static final ArchRule ONLY_CLUSTER_KNOWS_SPARK = noClasses()
            .that()
            .resideInAPackage("io.github.dreamsphere..")
            .and()
            .resideOutsideOfPackage(ROOT + "cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

    @ArchTest
    static final ArchRule CLUSTER_KNOWS_ONLY_THE_LIBRARY_AND_THE_CORE = noClasses()
            .that()
            .resideInAPackage(ROOT + "cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "models..",
                    ROOT + "upscale..",
                    ROOT + "viewer..",
                    ROOT + "web..",
                    ROOT + "cli..",
                    "joptsimple..",
                    "org.nd4j..");

    @ArchTest
    static final ArchRule CLUSTER_DOES_NOT_PRINT =
            noClasses().that().resideInAPackage(ROOT + "cluster..").should(ACCESS_STANDARD_STREAMS);
}
