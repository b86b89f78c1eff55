package io.gantry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the code base, for the packages below a root.
 *
 * @param root {@code io.gantry}, or the root of classes that are planted to break the rules
 */
record Rules(String root) {

  /** Every rule. */
  List<ArchRule> all() {
    List<ArchRule> all = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      all.add(direction(layer));
    }
    all.add(nothingUsesBootstrap());
    all.add(onlyTheRelationalStoreKnowsTables());
    all.add(onlyTheDocumentStoreKnowsDocuments());
    all.add(onlySecurityKnowsCryptography());
    all.add(featuresArePlainJava());
    all.add(rulesOfJaazKnowNoFramework());
    all.add(domainTypesDoNotChange());
    all.add(adaptersHideAllButTheStore());
    all.add(packagesHaveNoCycles());
    all.add(repositoriesNeverTakeATenant());
    all.add(operationsSayWhoMayCallThem());
    all.add(timeAndChanceComeFromOutside());
    all.add(nothingPrints());
    all.add(nothingLogsThroughTheJdk());
    all.add(packagesSayWhatTheyAre());
    all.add(namesSayWhatAThingIs());
    all.add(fieldsAreNotInjected());
    return List.copyOf(all);
  }

  private ArchRule direction(Layer layer) {
    return noClasses()
        .that()
        .resideInAnyPackage(layer.packages(root))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAnyPackage(layer.allowed(root)))))
        .as("packages of layer " + layer + " use those below them only")
        .because(layer.reason())
        .allowEmptyShould(true);
  }

  private ArchRule nothingUsesBootstrap() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".bootstrap..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".bootstrap..")
        .because("what puts the parts together depends on all of them and none of them on it");
  }

  private ArchRule onlyTheRelationalStoreKnowsTables() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".store.relational..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.persistence..",
            "org.hibernate..",
            "java.sql..",
            "javax.sql..",
            "liquibase..",
            "com.zaxxer.hikari..",
            "org.sqlite..",
            "org.postgresql..")
        .because("a store is replaceable only if its technology stays in its package");
  }

  private ArchRule onlyTheDocumentStoreKnowsDocuments() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".store.document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.nosql..", "jakarta.data..", "org.eclipse.jnosql..", "software.amazon.awssdk..")
        .because("a store is replaceable only if its technology stays in its package");
  }

  private ArchRule onlySecurityKnowsCryptography() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".security..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.nimbusds..", "org.bouncycastle..", "com.google.crypto.tink..")
        .because("cryptography is reviewed in one place");
  }

  private ArchRule featuresArePlainJava() {
    return noClasses()
        .that()
        .resideInAnyPackage(domain())
        .should()
        .dependOnClassesThat(
            not(
                resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "com.github.f4b6a3..",
                    root + "..")))
        .because("records and rules must not change when a framework does");
  }

  private ArchRule rulesOfJaazKnowNoFramework() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".store.jaaz..")
        .should()
        .dependOnClassesThat(
            not(
                resideInAnyPackage(
                    "java..", "org.jspecify..", "com.fasterxml.jackson.core..", root + "..")))
        .because("whether a text is JSON is all that they ask of anybody");
  }

  private ArchRule domainTypesDoNotChange() {
    return classes()
        .that()
        .resideInAnyPackage(Layer.FEATURES.packages(root))
        .and()
        .areTopLevelClasses()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should(Conditions.BE_UNCHANGING)
        .because("a value that cannot change can be shared, compared and moved");
  }

  private ArchRule adaptersHideAllButTheStore() {
    return classes()
        .that()
        .resideInAnyPackage(root + ".store.relational..", root + ".store.document..")
        .and()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .should(Conditions.beAStoreOrAServiceOfAFramework(root))
        .because("what nobody can name, nobody comes to depend on")
        .allowEmptyShould(true);
  }

  private ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle are one package");
  }

  private ArchRule repositoriesNeverTakeATenant() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Repository")
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveSimpleName("TenantRepository")
        .should(Conditions.notTake("TenantId"))
        .because("the workspace binds the tenant once; an argument could be another tenant's");
  }

  private ArchRule operationsSayWhoMayCallThem() {
    return methods()
        .that(Conditions.ARE_OPERATIONS)
        .should(Conditions.SAY_WHO_MAY_CALL)
        .because("an operation that was forgotten must not be open to all")
        .allowEmptyShould(true);
  }

  private ArchRule timeAndChanceComeFromOutside() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            root + ".config..", root + ".bootstrap..", root + ".launch..", root + ".cli..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".common.Ids")
        .should()
        .accessTargetWhere(Conditions.READS_TIME_CHANCE_OR_SURROUNDINGS)
        .because("tests set the clock, ids are made in one place, and configuration is one record");
  }

  private ArchRule nothingPrints() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".cli..", root + ".launch..")
        .should()
        .accessTargetWhere(Conditions.PRINTS)
        .because("servers log; only commands speak to people");
  }

  /** The one exception quiets a logger of Hibernate that repeats what the store reports. */
  private ArchRule nothingLogsThroughTheJdk() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".cli..", root + ".launch..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".store.relational.Mappings")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("log calls go through slf4j, so that one place decides where they end");
  }

  private ArchRule packagesSayWhatTheyAre() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(Conditions.RESIDE_IN_A_PACKAGE_WITH_INFO)
        .because("two sentences and a rule tell a reader where to look");
  }

  private ArchRule namesSayWhatAThingIs() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(Conditions.haveATellingName(root))
        .because("Impl, Util, Helper, Manager, Base and Abstract say nothing about a thing");
  }

  /** The container makes servlets and listeners by their constructor without parameters. */
  private ArchRule fieldsAreNotInjected() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .areNotAssignableTo("jakarta.servlet.Servlet")
        .and()
        .areDeclaredInClassesThat()
        .areNotAssignableTo("java.util.EventListener")
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("what a class needs is in its constructor, and tests can give it");
  }

  private String[] domain() {
    List<String> domain = new ArrayList<>(List.of(Layer.FEATURES.packages(root)));
    domain.addAll(List.of(Layer.COMMON.packages(root)));
    domain.addAll(List.of(Layer.TENANCY.packages(root)));
    return domain.toArray(String[]::new);
  }
}
