package io.gantry.api.json;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/** Writes what resources return as JSON in one piece, so that the answer has a length. */
@Provider
@ApiComponent
@Produces({MediaType.APPLICATION_JSON, JsonWriter.PROBLEM_JSON})
public class JsonWriter implements MessageBodyWriter<Object> {

  /** The media type of RFC 9457. */
  public static final String PROBLEM_JSON = "application/problem+json";

  /** What the server writes as it is. */
  private static final List<Class<?>> BYTES =
      List.of(
          byte[].class, CharSequence.class, InputStream.class, StreamingOutput.class, File.class);

  private final Json json;

  @Inject
  public JsonWriter(Json json) {
    this.json = requireNonNull(json, "json");
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return BYTES.stream().noneMatch(raw -> raw.isAssignableFrom(type));
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    byte[] bytes = json.write(value);
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
    out.write(bytes);
  }
}
