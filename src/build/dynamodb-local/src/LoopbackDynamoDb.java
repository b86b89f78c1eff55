import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadPoolExecutor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local on 127.0.0.1 only; its own runner listens on every address. Arguments: a port (0:
 * any free one) and, to keep the tables on disk, a directory. Prints {@code PORT n} when it answers
 * and ends when its standard input does, so that it cannot outlive whoever started it; with {@code
 * -Dgantry.detached=true} it goes on until it is stopped.
 */
final class LoopbackDynamoDb {
  /** As many tables with a time to live can be held. */
  private static final int BACKGROUND_THREADS = 1_000;

  private LoopbackDynamoDb() {}

  public static void main(String[] arguments) throws Exception {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    String directory = arguments.length > 1 ? arguments[1] : null;
    LocalDynamoDBRequestHandler requests =
        new LocalDynamoDBRequestHandler(0, directory == null, directory, true, false);
    widen(requests);
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
    server.start();
    System.out.println("PORT " + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    if (Boolean.getBoolean("gantry.detached")) {
      server.join();
    }
    while (System.in.read() >= 0) {
      // Only the end of the input matters.
    }
    System.exit(0);
  }

  /**
   * DynamoDB Local 3.3.1 does its background work in 10 threads, three for itself, and each table
   * with a time to live keeps one: with seven such tables no index that is added to a table is ever
   * filled. There is no setting for it.
   */
  private static void widen(LocalDynamoDBRequestHandler requests)
      throws ReflectiveOperationException {
    Method client = LocalDynamoDBRequestHandler.class.getDeclaredMethod("getHandler", String.class);
    client.setAccessible(true);
    Object jobs = field(client.invoke(requests, ""), "jobs");
    ThreadPoolExecutor pool = (ThreadPoolExecutor) field(jobs, "threadPool");
    pool.setMaximumPoolSize(BACKGROUND_THREADS);
    pool.setCorePoolSize(BACKGROUND_THREADS);
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
