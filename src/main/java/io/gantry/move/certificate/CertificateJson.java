package io.gantry.move.certificate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.gantry.move.digest.KindDigest;
import io.gantry.move.digest.TenantDigest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Certificates as JSON: members in one order, the same bytes each time. */
final class CertificateJson {

  static final String FORM = "gantry_certificate";
  static final int FORM_VERSION = 1;
  static final String ALGORITHM = "Ed25519";

  private static final JsonFactory JSON = new JsonFactory();

  private CertificateJson() {}

  /** Writes to a text. */
  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String written(Writing writing, boolean isForPeople) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      if (isForPeople) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      }
      writing.to(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Texts are written to memory", impossible);
    }
    return text.toString();
  }

  static String write(Statement statement) {
    return written(json -> write(json, statement), false);
  }

  static String write(Certificate certificate) {
    return written(json -> write(json, certificate), true) + "\n";
  }

  private static void write(JsonGenerator json, Certificate certificate) throws IOException {
    json.writeStartObject();
    json.writeNumberField(FORM, FORM_VERSION);
    json.writeFieldName("statement");
    try (JsonParser content = JSON.createParser(certificate.content())) {
      content.nextToken();
      json.copyCurrentStructure(content);
    }
    Seal seal = certificate.seal();
    json.writeObjectFieldStart("seal");
    json.writeStringField("algorithm", ALGORITHM);
    json.writeStringField("key", seal.key());
    json.writeStringField("key_sha256", seal.fingerprint());
    json.writeStringField("statement_sha256", seal.content());
    json.writeStringField("signature", seal.signature());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Statement statement) throws IOException {
    json.writeStartObject();
    json.writeStringField("move_id", statement.moveId());
    write(json, "source", statement.source());
    write(json, "target", statement.target());
    json.writeStringField("tool_version", statement.toolVersion());
    json.writeStringField("begun", statement.begun().toString());
    json.writeStringField("ended", statement.ended().toString());
    json.writeBooleanField("revisions", statement.revisions());
    json.writeArrayFieldStart("kinds");
    for (KindDigest kind : statement.kinds()) {
      write(json, kind);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (CertifiedFile file : statement.files()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("lines", file.lines());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : statement.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, CertificateEnd end)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("label", end.label());
    json.writeNumberField("version", end.version());
    json.writeEndObject();
  }

  /** Sums of all tenants are written for people; they follow from those of each. */
  private static void write(JsonGenerator json, KindDigest kind) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", kind.kind().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("count", kind.count());
    json.writeStringField("root", kind.root());
    json.writeStringField("revision_root", kind.revisionRoot());
    json.writeArrayFieldStart("tenants");
    for (TenantDigest tenant : kind.tenants()) {
      json.writeStartObject();
      json.writeStringField("tenant", tenant.tenant().value());
      json.writeNumberField("count", tenant.count());
      json.writeStringField("root", tenant.root());
      json.writeStringField("revision_root", tenant.revisionRoot());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static Certificate read(String text) {
    JsonTree tree = JsonTree.parse(text);
    if (tree.number(FORM) != FORM_VERSION) {
      throw new IllegalArgumentException("No certificate of a form that is known here");
    }
    JsonTree seal = tree.object("seal");
    if (!seal.text("algorithm").equals(ALGORITHM)) {
      throw new IllegalArgumentException("No certificate that is signed with " + ALGORITHM);
    }
    return new Certificate(
        StatementReading.read(tree.object("statement")),
        content(text),
        new Seal(
            seal.text("key"),
            seal.text("key_sha256"),
            seal.text("statement_sha256"),
            seal.text("signature")));
  }

  /** The statement as it stands there, whatever else it holds, without white space. */
  private static String content(String text) {
    return written(
        json -> {
          try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
              @Nullable String name = parser.currentName();
              parser.nextToken();
              if ("statement".equals(name)) {
                json.copyCurrentStructure(parser);
                return;
              }
              parser.skipChildren();
            }
          }
        },
        false);
  }
}
