package org.asyncrpc.test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What this module knows of the others: it talks to them as anybody does.
 */
@AnalyzeClasses(packages = "org.asyncrpc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String TEST = "org.asyncrpc.test..";

	@ArchTest
	final ArchRule testSupportDependsOnTheWire = noClasses().that(resideInAPackage(TEST))
		.should()
		.dependOnClassesThat(resideInAPackage("org.asyncrpc..")
			.and(not(resideInAnyPackage("org.asyncrpc", "org.asyncrpc.wire", TEST))));

	@ArchTest
	final ArchRule nothingImportsTestSupport = noClasses().that(not(resideInAPackage(TEST)))
		.should()
		.dependOnClassesThat(resideInAPackage(TEST));

}
