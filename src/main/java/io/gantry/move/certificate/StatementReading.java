package io.gantry.move.certificate;

import io.gantry.move.digest.KindDigest;
import io.gantry.move.digest.TenantDigest;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** Reads what a certificate says. Failures are {@link IllegalArgumentException}s. */
final class StatementReading {

  private StatementReading() {}

  static Statement read(JsonTree tree) {
    return new Statement(
        tree.text("move_id"),
        end(tree.object("source")),
        end(tree.object("target")),
        tree.text("tool_version"),
        instant(tree.text("begun")),
        instant(tree.text("ended")),
        tree.isTrue("revisions"),
        tree.objects("kinds").stream().map(StatementReading::kind).toList(),
        tree.objects("files").stream().map(StatementReading::file).toList(),
        tree.texts("notes"));
  }

  private static CertificateEnd end(JsonTree tree) {
    long version = tree.number("version");
    if (version < 0 || version > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("No schema version: " + version);
    }
    return new CertificateEnd(tree.text("label"), (int) version);
  }

  private static CertifiedFile file(JsonTree tree) {
    return new CertifiedFile(tree.text("name"), tree.number("lines"), tree.text("sha256"));
  }

  private static KindDigest kind(JsonTree tree) {
    return new KindDigest(
        EntityKind.valueOf(tree.text("kind").toUpperCase(Locale.ROOT)),
        tree.objects("tenants").stream().map(StatementReading::tenant).toList());
  }

  private static TenantDigest tenant(JsonTree tree) {
    return new TenantDigest(
        new TenantId(tree.text("tenant")),
        tree.number("count"),
        tree.text("root"),
        tree.text("revision_root"));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException noInstant) {
      throw new IllegalArgumentException("No instant: " + text, noInstant);
    }
  }
}
