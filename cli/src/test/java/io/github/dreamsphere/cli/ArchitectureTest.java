package io.github.dreamsphere.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of ARCHITECTURE.md. */
@AnalyzeClasses(
        packages = "io.github.dreamsphere",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** Leaves out the tests of other modules, which come in jars. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String ROOT = "io.github.dreamsphere.";

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(ROOT + "core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "models..",
                    ROOT + "upscale..",
                    ROOT + "viewer..",
                    ROOT + "app..",
                    ROOT + "web..",
                    ROOT + "cli..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_NETWORK_NO_GL_AND_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage(ROOT + "core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.lwjgl..", "joptsimple..");

    @ArchTest
    static final ArchRule MODELS_KNOW_ONLY_THE_CORE = noClasses()
            .that()
            .resideInAPackage(ROOT + "models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "upscale..",
                    ROOT + "viewer..",
                    ROOT + "app..",
                    ROOT + "web..",
                    ROOT + "cli..",
                    "joptsimple..");

    @ArchTest
    static final ArchRule OF_THE_MODELS_ONLY_THE_GRAPHICS_CARD_KNOWS_GL = noClasses()
            .that()
            .resideInAPackage(ROOT + "models..")
            .and()
            .resideOutsideOfPackage(ROOT + "models.gpu..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lwjgl..");

    @ArchTest
    static final ArchRule UPSCALE_KNOWS_NO_VIEWER_AND_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage(ROOT + "upscale..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "viewer..",
                    ROOT + "app..",
                    ROOT + "web..",
                    ROOT + "cli..",
                    "joptsimple..",
                    "org.lwjgl..",
                    "org.nd4j..");

    @ArchTest
    static final ArchRule VIEWER_KNOWS_ONLY_THE_CORE = noClasses()
            .that()
            .resideInAPackage(ROOT + "viewer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "models..",
                    ROOT + "upscale..",
                    ROOT + "app..",
                    ROOT + "web..",
                    ROOT + "cli..",
                    "joptsimple..",
                    "org.nd4j..");

    @ArchTest
    static final ArchRule ND4J_OPS_STAY_IN_THE_ENGINE_AND_IN_TRAINING = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "models.engine..",
                    ROOT + "models.train..",
                    ROOT + "models.dl4j..",
                    "org.nd4j..",
                    ROOT + "benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule APP_KNOWS_NO_COMMAND_LINE_AND_NO_TRAINING = noClasses()
            .that()
            .resideInAPackage(ROOT + "app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "web..",
                    ROOT + "cli..",
                    ROOT + "models.train..",
                    ROOT + "models.dl4j..",
                    "joptsimple..",
                    "org.nd4j..",
                    "org.deeplearning4j..",
                    "org.lwjgl..");

    @ArchTest
    static final ArchRule WEB_KNOWS_NO_NETS_NO_GL_AND_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage(ROOT + "web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "models..",
                    ROOT + "upscale..",
                    ROOT + "viewer.gl..",
                    ROOT + "viewer.window..",
                    ROOT + "viewer.headset..",
                    ROOT + "cli..",
                    "joptsimple..",
                    "org.nd4j..",
                    "org.deeplearning4j..",
                    "org.lwjgl..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_WEB = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "web..", ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "web..");

    @ArchTest
    static final ArchRule ONLY_TRAINING_KNOWS_DL4J = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "models.train..", ROOT + "models.dl4j..", ROOT + "benchmarks..", "org.deeplearning4j..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.deeplearning4j..");

    @ArchTest
    static final ArchRule THE_FRONT_DOOR_DEPENDS_ON_NO_IMPLEMENTATION = noClasses()
            .that()
            .resideInAPackage("io.github.dreamsphere")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "app..", ROOT + "web..", ROOT + "cli..", "joptsimple..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_JOPT_SIMPLE = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", "joptsimple..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("joptsimple..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "benchmarks..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_IS_A_PROGRAM = noMethods()
            .that()
            .haveName("main")
            .and()
            .haveRawParameterTypes(String[].class)
            .should()
            .beDeclaredInClassesThat()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "benchmarks..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_PROCESS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching(ROOT + "(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CLASS_IS_NAMED_FOR_NOTHING = classes()
            .should()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper");
}
