package io.gantry.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.gantry.api.json.AnyJsonReader;
import io.gantry.common.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a new message.
 *
 * @param content any JSON value; {@code null} is one, absence is not
 */
public record MessageBody(
    @Nullable String role,
    @JsonDeserialize(using = AnyJsonReader.class) @Nullable JsonText content,
    @Nullable String mode,
    @Nullable JsonText metadata,
    @Nullable Long tokenCount) {

  /** What a client can change of a message. */
  public record Editable(@Nullable JsonText metadata) {}

  /** Messages to append together, all or none. */
  public record Bulk(@Nullable List<@Nullable MessageBody> messages) {}

  /** The ids of messages appended together, in their order. */
  public record Appended(List<String> ids) {}
}
