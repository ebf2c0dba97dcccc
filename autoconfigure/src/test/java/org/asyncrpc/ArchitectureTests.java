package org.asyncrpc;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The package map: a call travels client, wire, server, store and back, and nothing
 * points the other way.
 */
@AnalyzeClasses(packages = "org.asyncrpc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "org.asyncrpc";

	@ArchTest
	final ArchRule theApiDependsOnNothingOfOurs = onlyMayImport(ROOT, ROOT);

	@ArchTest
	final ArchRule timersKnowNothingOfCalls = onlyMayImport("org.asyncrpc.timer..", "org.asyncrpc.timer..");

	@ArchTest
	final ArchRule theWireDependsOnTheApi = onlyMayImport("org.asyncrpc.wire..", ROOT, "org.asyncrpc.wire..");

	@ArchTest
	final ArchRule storesDependOnTheApi = onlyMayImport("org.asyncrpc.store..", ROOT, "org.asyncrpc.store..",
			"org.asyncrpc.timer..");

	@ArchTest
	final ArchRule theServerDependsOnWireAndStore = onlyMayImport("org.asyncrpc.server..", ROOT, "org.asyncrpc.wire..",
			"org.asyncrpc.store", "org.asyncrpc.timer..", "org.asyncrpc.context", "org.asyncrpc.server..");

	@ArchTest
	final ArchRule theClientDependsOnTheWire = onlyMayImport("org.asyncrpc.client..", ROOT, "org.asyncrpc.wire..",
			"org.asyncrpc.timer..", "org.asyncrpc.context", "org.asyncrpc.client..")
		.allowEmptyShould(true);

	@ArchTest
	final ArchRule theEndpointsDependOnTheStore = onlyMayImport("org.asyncrpc.actuate..", ROOT, "org.asyncrpc.store",
			"org.asyncrpc.actuate..")
		.allowEmptyShould(true);

	@ArchTest
	final ArchRule nothingImportsTheAutoConfiguration = noClasses().that(not(in("org.asyncrpc.autoconfigure..")))
		.should()
		.dependOnClassesThat(in("org.asyncrpc.autoconfigure.."));

	@ArchTest
	final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
		.matching("org.asyncrpc.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	final ArchRule theServerCoreKnowsNothingOfHttp = noClasses().that(resideInAPackage("org.asyncrpc.server"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.asyncrpc.server.http..", "jakarta.servlet..");

	@ArchTest
	final ArchRule bindingsKnowNothingOfHttp = noClasses().that(in("org.asyncrpc.server.binding.."))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.asyncrpc.server.http..", "jakarta.servlet..");

	@ArchTest
	final ArchRule autoConfigurationsAreFinal = classes().that()
		.areAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
		.should()
		.haveModifier(JavaModifier.FINAL);

	private static ArchRule onlyMayImport(String importing, String... allowed) {
		return noClasses().that(in(importing))
			.should()
			.dependOnClassesThat(in("org.asyncrpc..").and(not(resideInAnyPackage(allowed))));
	}

	private static DescribedPredicate<JavaClass> in(String packages) {
		return resideInAPackage(packages);
	}

}
