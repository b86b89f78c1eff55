package io.gantry.origin.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gantry.common.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far an archive has been written: written anew with every batch, as a whole. What the spools
 * hold beyond it does not count.
 *
 * @param load the id of the load
 * @param lengths of the spools
 */
record Journal(String load, Map<String, String> notes, Map<ArchiveKind, Spool.Lengths> lengths) {

  private static final String FILE = "journal.json";
  private static final JsonFactory JSON = new JsonFactory();

  Journal {
    notes = Map.copyOf(notes);
    lengths = Map.copyOf(lengths);
  }

  static Journal begun(String load) {
    return new Journal(load, Map.of(), Map.of());
  }

  Journal with(Map<String, String> moreNotes, Map<ArchiveKind, Spool.Lengths> newLengths) {
    Map<String, String> allNotes = new HashMap<>(notes);
    allNotes.putAll(moreNotes);
    Map<ArchiveKind, Spool.Lengths> allLengths = new HashMap<>(lengths);
    allLengths.putAll(newLengths);
    return new Journal(load, allNotes, allLengths);
  }

  Spool.Lengths of(ArchiveKind kind) {
    return lengths.getOrDefault(kind, new Spool.Lengths(0, 0));
  }

  void write(Path folder) throws IOException {
    PrivateFiles.replace(folder.resolve(FILE), bytes(), false);
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("load", load);
      json.writeObjectFieldStart("notes");
      for (Map.Entry<String, String> note : notes.entrySet()) {
        json.writeStringField(note.getKey(), note.getValue());
      }
      json.writeEndObject();
      for (Map.Entry<ArchiveKind, Spool.Lengths> entry : lengths.entrySet()) {
        json.writeArrayFieldStart(entry.getKey().name());
        json.writeNumber(entry.getValue().lines());
        json.writeNumber(entry.getValue().places());
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** The journal in a folder; empty when no load was begun there. */
  static Optional<Journal> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(parse(Files.readString(file, UTF_8)))
        : Optional.empty();
  }

  private static Journal parse(String text) throws IOException {
    String load = "";
    Map<String, String> notes = new HashMap<>();
    Map<ArchiveKind, Spool.Lengths> lengths = new EnumMap<>(ArchiveKind.class);
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        switch (name) {
          case "load" -> load = json.nextTextValue();
          case "notes" -> readNotes(json, notes);
          default -> lengths.put(ArchiveKind.valueOf(name), lengths(json));
        }
      }
    }
    return new Journal(load, notes, lengths);
  }

  private static void readNotes(JsonParser json, Map<String, String> notes) throws IOException {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      notes.put(json.currentName(), json.nextTextValue());
    }
  }

  private static Spool.Lengths lengths(JsonParser json) throws IOException {
    json.nextToken();
    Spool.Lengths lengths = new Spool.Lengths(json.nextLongValue(0), json.nextLongValue(0));
    json.nextToken();
    return lengths;
  }
}
