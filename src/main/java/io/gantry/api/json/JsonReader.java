package io.gantry.api.json;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.config.GantryConfig.Limits;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads JSON bodies: into {@link JsonBody} unparsed, into any other type at once. */
@Provider
@ApiComponent
@Consumes({MediaType.APPLICATION_JSON, JsonReader.MERGE_PATCH})
public class JsonReader implements MessageBodyReader<Object> {

  /** The media type of RFC 7396. */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private final Json json;
  private final long maxBodyBytes;

  @Inject
  public JsonReader(Json json, Limits limits) {
    this.json = requireNonNull(json, "json");
    this.maxBodyBytes = limits.maxBodyBytes();
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    byte[] bytes = Bodies.read(in, headers.getFirst(HttpHeaders.CONTENT_LENGTH), maxBodyBytes);
    JsonBody body = new JsonBody(StrictUtf8.decode(bytes));
    return type.equals(JsonBody.class) ? body : json.read(body, type);
  }
}
