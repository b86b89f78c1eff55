package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of one tenant or one user, and what is there when they were taken in. */
class PartialArchiveTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.000006Z");

  @TempDir private Path home;

  private Shell shell;
  private Store target;

  @BeforeEach
  void twoTenantsOfTwoUsers() {
    shell = new Shell(home);
    Store source = shell.store(SchemaVersion.V7, "gantry.db");
    target = shell.store(SchemaVersion.V8);
    for (TenantId tenant : List.of(TenantId.DEFAULT, ACME)) {
      source.tenants(ACCESS).create(new Tenant(tenant, "T", TenantStatus.ACTIVE, AT, AT, 1));
      for (String name : List.of("ann", "bob")) {
        add(source.workspace(tenant), tenant + "-" + name, name);
      }
    }
  }

  private static void add(Workspace workspace, String id, String name) {
    User user =
        new User(id, name, null, null, Role.MEMBER, UserStatus.ACTIVE, null, null, AT, AT, 1);
    workspace.users().create(user, credential(id));
    workspace.canvases().create(new Canvas("of-" + id, id, "C", null, null, null, AT, AT, 1));
  }

  private static Credential credential(String user) {
    return new Credential(
        user, CredentialScheme.ARGON2, new Secret("$argon2id$" + user), null, AT, AT, 1);
  }

  private void throughAnArchive(String... choice) {
    String archive = "archive:" + home.resolve("part.zip");
    List<String> export = new ArrayList<>(List.of("move", "--from", "v7", "--to", archive));
    export.addAll(List.of(choice));
    Shell.Ran exported = shell.run(export.toArray(String[]::new));
    assertThat(exported.code()).as(exported.err()).isZero();
    Shell.Ran imported = shell.run("move", "--from", archive, "--to", "v8");
    assertThat(imported.code()).as(imported.err()).isZero();
  }

  private List<String> usersOf(TenantId tenant) {
    return target.workspace(tenant).users().list(PageRequest.oldestFirst(10)).items().stream()
        .map(User::id)
        .toList();
  }

  private void assertWhole(String user) {
    Workspace workspace = target.workspace(ACME);
    assertThat(workspace.credentials().find(user)).contains(credential(user));
    assertThat(workspace.canvases().list(user, ListFilter.ALL, PageRequest.newestFirst(10)).items())
        .extracting(Canvas::id)
        .containsExactly("of-" + user);
  }

  @Test
  void aTenantComesWithAllItsUsersAndTheirPasswords() {
    throughAnArchive("--tenant", "acme");

    assertThat(target.tenants(ACCESS).list(PageRequest.oldestFirst(10)).items())
        .extracting(Tenant::id)
        .containsExactly(ACME);
    assertThat(usersOf(ACME)).containsExactly("acme-ann", "acme-bob");
    assertWhole("acme-ann");
    assertWhole("acme-bob");
    assertThat(usersOf(TenantId.DEFAULT)).isEmpty();
  }

  @Test
  void aUserComesWithTenantAndPasswordAndNothingOfOthers() {
    throughAnArchive("--tenant", "acme", "--user", "Bob");

    assertThat(target.tenants(ACCESS).find(ACME)).isPresent();
    assertThat(usersOf(ACME)).containsExactly("acme-bob");
    assertWhole("acme-bob");
    assertThat(target.workspace(ACME).credentials().find("acme-ann")).isEmpty();
    assertThat(target.workspace(ACME).canvases().find("acme-ann", "of-acme-ann")).isEmpty();
    assertThat(usersOf(TenantId.DEFAULT)).isEmpty();
  }

  @Test
  void aNameOfTwoTenantsNeedsOneAndNobodyIsNotFound() {
    String archive = "archive:" + home.resolve("none.zip");

    assertThat(shell.run("move", "--from", "v7", "--to", archive, "--user", "ann").code())
        .isEqualTo(2);
    assertThat(shell.run("move", "--from", "v7", "--to", archive, "--user", "eve").code())
        .isEqualTo(3);
    assertThat(home.resolve("none.zip")).doesNotExist();
  }
}
