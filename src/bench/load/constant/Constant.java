import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A JSON text of a given size that costs nothing to make: what the server itself can do. */
@Path("/")
@ApplicationScoped
@ApplicationPath("/")
public class Constant extends Application {
  private final Map<Integer, byte[]> texts = new ConcurrentHashMap<>();

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Constant.class);
  }

  @GET
  @Path("{size}")
  @Produces(APPLICATION_JSON)
  public byte[] text(@PathParam("size") int size) {
    return texts.computeIfAbsent(size, Constant::make);
  }

  private static byte[] make(int size) {
    byte[] text = new byte[size];
    Arrays.fill(text, (byte) 'x');
    text[0] = '"';
    text[size - 1] = '"';
    return text;
  }
}
