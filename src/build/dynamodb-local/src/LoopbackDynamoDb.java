import java.net.InetSocketAddress;
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
  private LoopbackDynamoDb() {}

  public static void main(String[] arguments) throws Exception {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    String directory = arguments.length > 1 ? arguments[1] : null;
    LocalDynamoDBRequestHandler requests =
        new LocalDynamoDBRequestHandler(0, directory == null, directory, true, false);
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
}
