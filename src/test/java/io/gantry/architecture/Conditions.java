package io.gantry.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the rules ask of classes and methods and ArchUnit has no word for. */
final class Conditions {

  private static final List<String> EMPTY_WORDS =
      List.of("Impl", "Util", "Utils", "Helper", "Manager", "Base");

  /** Methods that answer differently each time, by owner; those that take a clock are not meant. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "java.time.Instant.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.Clock.systemUTC()",
          "java.time.Clock.systemDefaultZone()",
          "java.util.UUID.randomUUID()",
          "java.lang.System.currentTimeMillis()",
          "java.lang.System.getenv()",
          "java.lang.System.getenv(java.lang.String)",
          "java.util.Date.<init>()");

  private static final Set<String> STREAMS =
      Set.of(
          "java.lang.System.out", "java.lang.System.err", "java.lang.Throwable.printStackTrace()");

  static final DescribedPredicate<JavaAccess<?>> READS_TIME_CHANCE_OR_SURROUNDINGS =
      DescribedPredicate.describe(
          "reads the clock, makes an id or reads the environment",
          access -> SURROUNDINGS.contains(access.getTarget().getFullName()));

  static final DescribedPredicate<JavaAccess<?>> PRINTS =
      DescribedPredicate.describe(
          "prints", access -> STREAMS.contains(access.getTarget().getFullName()));

  static final DescribedPredicate<JavaMethod> ARE_OPERATIONS =
      DescribedPredicate.describe(
          "are JAX-RS operations",
          method -> method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"));

  static final ArchCondition<JavaMethod> SAY_WHO_MAY_CALL =
      condition(
          "say who may call them",
          method -> saysWhoMayCall(method) || saysWhoMayCall(method.getOwner()));

  static final ArchCondition<JavaClass> BE_UNCHANGING =
      condition(
          "be a record, an enum, an interface, or a final class of final fields",
          type -> type.isRecord() || type.isEnum() || type.isInterface() || isFinal(type));

  static final ArchCondition<JavaClass> RESIDE_IN_A_PACKAGE_WITH_INFO =
      condition(
          "reside in a package with package-info",
          type -> type.getPackage().tryGetPackageInfo().isPresent());

  private Conditions() {}

  static ArchCondition<JavaMethod> notTake(String simpleName) {
    return condition(
        "not take a " + simpleName,
        method ->
            method.getRawParameterTypes().stream()
                .noneMatch(type -> type.getSimpleName().equals(simpleName)));
  }

  /** Frameworks must be able to load the services they ask for. */
  static ArchCondition<JavaClass> beAStoreOrAServiceOfAFramework(String root) {
    return condition(
        "be a store or a service that a framework loads",
        type ->
            type.getSimpleName().endsWith("Store")
                || type.getAllRawInterfaces().stream().anyMatch(one -> isForeign(one, root)));
  }

  /** A name may end as the type of a framework does that the class stands in for. */
  static ArchCondition<JavaClass> haveATellingName(String root) {
    return condition(
        "have a telling name",
        type ->
            !type.getSimpleName().startsWith("Abstract")
                && EMPTY_WORDS.stream().allMatch(word -> isNamedWell(type, word, root)));
  }

  private static boolean isFinal(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        && type.getFields().stream()
            .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
  }

  private static boolean isNamedWell(JavaClass type, String word, String root) {
    return !type.getSimpleName().endsWith(word)
        || type.getAllRawInterfaces().stream()
            .anyMatch(one -> one.getSimpleName().endsWith(word) && isForeign(one, root));
  }

  private static boolean isForeign(JavaClass type, String root) {
    return !type.getPackageName().startsWith(root) && !type.getPackageName().startsWith("java.");
  }

  private static boolean saysWhoMayCall(CanBeAnnotated element) {
    return element.isAnnotatedWith("jakarta.annotation.security.RolesAllowed")
        || element.isAnnotatedWith("jakarta.annotation.security.PermitAll");
  }

  private static <T extends HasDescription> ArchCondition<T> condition(
      String description, Predicate<T> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        String message = item.getDescription() + " should " + description;
        events.add(new SimpleConditionEvent(item, holds.test(item), message));
      }
    };
  }
}
