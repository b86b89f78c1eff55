package io.gantry.origin.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.gantry.store.SchemaVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is in an archive.
 *
 * @param roots what a move wants to be read again with the records: roots of their digests by name
 * @param files the files, in the order of their kinds
 */
record Manifest(Map<String, String> roots, List<Entry> files) {

  static final String FILE = "manifest.json";

  /** Archives of a higher one were written by a later build. */
  static final int FORMAT_VERSION = 1;

  private static final String FORMAT = "gantry-archive";
  private static final JsonFactory JSON = new JsonFactory();

  /** One file of records. */
  record Entry(ArchiveKind kind, long records, long bytes, String sha256) {}

  Manifest {
    roots = new TreeMap<>(roots);
    files = List.copyOf(files);
  }

  Optional<Entry> entry(ArchiveKind kind) {
    return files.stream().filter(entry -> entry.kind() == kind).findFirst();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("format_version", FORMAT_VERSION);
      json.writeNumberField("schema_version", SchemaVersion.V7.number());
      json.writeObjectFieldStart("roots");
      for (Map.Entry<String, String> root : roots.entrySet()) {
        json.writeStringField(root.getKey(), root.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("files");
      for (Entry entry : files) {
        write(json, entry);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory takes every byte", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", entry.kind().kind().label());
    json.writeStringField("file", entry.kind().file());
    json.writeNumberField("records", entry.records());
    json.writeNumberField("bytes", entry.bytes());
    json.writeStringField("sha256", entry.sha256());
    json.writeEndObject();
  }

  /**
   * @throws DamagedLineException when it is no manifest, or one of a later build
   */
  static Manifest parse(byte[] bytes) throws DamagedLineException {
    try (JsonParser json = JSON.createParser(text(bytes))) {
      require(json.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
      require(text(json, "format").equals(FORMAT), "not the manifest of an archive");
      long format = number(json, "format_version");
      require(
          format <= FORMAT_VERSION,
          "format " + format + ", of a later build; this one reads up to " + FORMAT_VERSION);
      number(json, "schema_version");
      return new Manifest(roots(json), entries(json));
    } catch (IOException broken) {
      throw new DamagedLineException("not JSON, or not UTF-8");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static Map<String, String> roots(JsonParser json)
      throws IOException, DamagedLineException {
    Map<String, String> roots = new LinkedHashMap<>();
    name(json, "roots");
    require(json.nextToken() == JsonToken.START_OBJECT, "roots must be an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      require(json.nextToken() == JsonToken.VALUE_STRING, "roots must be texts");
      roots.put(name, json.getText());
    }
    return roots;
  }

  private static List<Entry> entries(JsonParser json) throws IOException, DamagedLineException {
    Map<ArchiveKind, Entry> entries = new TreeMap<>();
    name(json, "files");
    require(json.nextToken() == JsonToken.START_ARRAY, "files must be an array");
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String label = text(json, "kind");
      ArchiveKind kind = kind(label);
      require(text(json, "file").equals(kind.file()), "the file of " + label + " has another name");
      Entry entry =
          new Entry(kind, number(json, "records"), number(json, "bytes"), text(json, "sha256"));
      require(json.nextToken() == JsonToken.END_OBJECT, "unknown fields of a file");
      require(entries.put(kind, entry) == null, "two files of " + label);
    }
    return List.copyOf(entries.values());
  }

  private static ArchiveKind kind(String label) throws DamagedLineException {
    for (ArchiveKind kind : ArchiveKind.values()) {
      if (kind.kind().label().equals(label)) {
        return kind;
      }
    }
    throw new DamagedLineException("the kind " + label + " is unknown");
  }

  private static void name(JsonParser json, String name) throws IOException, DamagedLineException {
    boolean found = json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals(name);
    require(found, "the field " + name + " is missing");
  }

  private static String text(JsonParser json, String name)
      throws IOException, DamagedLineException {
    name(json, name);
    require(json.nextToken() == JsonToken.VALUE_STRING, name + " must be a text");
    return json.getText();
  }

  private static long number(JsonParser json, String name)
      throws IOException, DamagedLineException {
    name(json, name);
    require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, name + " must be an integer");
    return json.getLongValue();
  }

  private static void require(boolean fits, String otherwise) throws DamagedLineException {
    if (!fits) {
      throw new DamagedLineException(otherwise);
    }
  }
}
