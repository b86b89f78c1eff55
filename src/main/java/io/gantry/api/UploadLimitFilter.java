package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Bodies;
import io.gantry.config.GantryConfig.Limits;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps the server from spooling more of an upload than is allowed before anybody looks at it. */
@Provider
@ApiComponent
public class UploadLimitFilter implements ContainerRequestFilter {

  /** What a form needs around its file: boundaries, headers, small fields. */
  private static final long FORM_BYTES = 64 * 1024;

  private final Limits limits;

  @Inject
  public UploadLimitFilter(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    if (type == null || !type.getType().equalsIgnoreCase("multipart")) {
      return;
    }
    if (request.getLength() > limits.maxFileBytes() + FORM_BYTES) {
      throw Bodies.tooLarge(limits.maxFileBytes());
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limits.maxFileBytes()));
  }

  /** A stream that fails as a problem, also when it gives more than it may. */
  private static final class Limited extends FilterInputStream {

    private final long limit;
    private long left;

    /**
     * @param limit of the file within
     */
    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit + FORM_BYTES;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int start, int length) {
      try {
        int count = in.read(buffer, start, length);
        count(Math.max(0, count));
        return count;
      } catch (IOException broken) {
        throw Bodies.incomplete();
      }
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw Bodies.tooLarge(limit);
      }
    }
  }
}
