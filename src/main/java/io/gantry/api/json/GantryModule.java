package io.gantry.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.gantry.common.JsonText;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** How the values of the core look in JSON. */
final class GantryModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  GantryModule() {
    super("gantry");
    addSerializer(JsonText.class, new JsonTextWriter());
    addDeserializer(JsonText.class, new JsonTextReader());
    addSerializer(Instant.class, new InstantWriter());
    addDeserializer(Instant.class, new InstantReader());
    addSerializer(TenantId.class, new TenantIdWriter());
    addSerializer(Enum.class, new EnumWriter());
  }

  private static final class JsonTextWriter extends JsonSerializer<JsonText> {

    @Override
    public void serialize(JsonText text, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(new RawJson(text.value()));
    }
  }

  private static final class InstantWriter extends JsonSerializer<Instant> {

    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(InstantText.format(instant));
    }
  }

  private static final class TenantIdWriter extends JsonSerializer<TenantId> {

    @Override
    public void serialize(TenantId tenant, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(tenant.value());
    }
  }

  // The raw type is the one that covers every enum.
  @SuppressWarnings("rawtypes")
  private static final class EnumWriter extends JsonSerializer<Enum> {

    @Override
    public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      return InstantText.parse(parser.getText()).orElseThrow(() -> notAnInstant(parser, context));
    }

    private static IOException notAnInstant(JsonParser parser, DeserializationContext context) {
      try {
        return context.weirdStringException(parser.getText(), Instant.class, "not an instant");
      } catch (IOException unreadable) {
        return unreadable;
      }
    }
  }
}
