package io.gantry.cli;

import io.gantry.account.User;
import io.gantry.move.MoveOptions;
import io.gantry.tenancy.TenantId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to do where records and the target do not fit each other. */
final class MoveChoices {

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = {
        "User who gets the records of a version without sign-in, made when not there (admin);",
        "into such a version: the user whose records are taken."
      })
  @Nullable String owner;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = {
        "Tenant that gets records of a version without tenants (default);",
        "otherwise the only tenant that is moved."
      })
  @Nullable String tenant;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Move this user alone, with all that is theirs.")
  @Nullable String user;

  @Option(
      names = "--lacking",
      paramLabel = "CHOICE",
      description = "Kinds that the target does not have: refuse (usual), or leave them behind.")
  @Nullable String lacking;

  @Option(
      names = "--orphans",
      paramLabel = "CHOICE",
      description = {
        "Records whose conversation or owner is not there: keep (usual) where",
        "the target can, or quarantine them with a user who cannot sign in."
      })
  @Nullable String orphans;

  @Option(
      names = "--duplicates",
      paramLabel = "CHOICE",
      description = "Users with one name or e-mail address: refuse (usual), or rename the later.")
  @Nullable String duplicates;

  @Option(
      names = "--unfit",
      paramLabel = "CHOICE",
      description =
          "Values that no record may have, as a title that is too long: refuse (usual), or cut.")
  @Nullable String unfit;

  @Option(
      names = "--ids",
      paramLabel = "CHOICE",
      description = {
        "Messages and workflows whose ids have no form there: keep (usual), which refuses them,",
        "or renumber: they get others in the same order, and both are listed."
      })
  @Nullable String ids;

  /**
   * The choices as the engine takes them.
   *
   * @throws CommandFailure with {@link ExitCode#USAGE} when one is none
   */
  MoveOptions toOptions() {
    return MoveOptions.DEFAULT
        .withOwner(name("--owner", owner))
        .withTenant(tenantId())
        .withUser(name("--user", user))
        .withLacking(choice("--lacking", lacking, MoveOptions.LackingKinds.REFUSE))
        .withOrphans(choice("--orphans", orphans, MoveOptions.Orphans.KEEP))
        .withDuplicates(choice("--duplicates", duplicates, MoveOptions.Duplicates.REFUSE))
        .withUnfit(choice("--unfit", unfit, MoveOptions.UnfitValues.REFUSE))
        .withIds(choice("--ids", ids, MoveOptions.Ids.KEEP));
  }

  private static @Nullable String name(String option, @Nullable String given) {
    if (given != null && (given.isBlank() || given.length() > User.MAX_LOGIN_NAME_LENGTH)) {
      throw usage(
          option + " cannot be the name of a user",
          "a name has 1 to " + User.MAX_LOGIN_NAME_LENGTH + " characters");
    }
    return given;
  }

  private @Nullable TenantId tenantId() {
    try {
      return tenant == null ? null : new TenantId(tenant);
    } catch (IllegalArgumentException odd) {
      throw usage("--tenant " + tenant + " cannot be the id of a tenant", "default is one");
    }
  }

  private static <E extends Enum<E>> E choice(String option, @Nullable String given, E usual) {
    if (given == null) {
      return usual;
    }
    E[] all = usual.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(one -> name(one).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    option + " " + given + " is no choice",
                    "use "
                        + Arrays.stream(all)
                            .map(MoveChoices::name)
                            .collect(Collectors.joining(" or "))));
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static CommandFailure usage(String message, String hint) {
    return new CommandFailure(ExitCode.USAGE, message, hint);
  }
}
