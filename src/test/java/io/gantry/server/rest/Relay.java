package io.gantry.server.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Gantry and a database server that many tests share, so that for this Gantry the
 * database can go away and come back: {@link #cut} breaks all connections and refuses new ones, as
 * a stopped server does; {@link #mute} lets them open and never answers, as a hanging one does.
 */
final class Relay implements AutoCloseable {
  private final InetSocketAddress target;
  private final InetSocketAddress address;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;
  private volatile boolean muted;

  private Relay(InetSocketAddress target, ServerSocket listener) {
    this.target = target;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
    this.listener = listener;
  }

  /** A relay to this port of 127.0.0.1, open. */
  static Relay to(int port) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Relay relay =
          new Relay(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), listener);
      relay.serve(listener);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a relay", e);
    }
  }

  /** A port of 127.0.0.1 on which nothing listens. */
  static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot find a free port", e);
    }
  }

  int port() {
    return address.getPort();
  }

  /** The database goes away. */
  synchronized void cut() {
    close(listener);
    listener = null;
    drop();
  }

  /** The database hangs: connections stay or open, and nothing is answered. */
  synchronized void mute() {
    muted = true;
  }

  /** The database is back; connections from before are gone. */
  synchronized void restore() {
    muted = false;
    drop();
    if (listener != null) {
      return;
    }
    try {
      ServerSocket again = new ServerSocket();
      again.setReuseAddress(true);
      again.bind(address);
      listener = again;
      serve(again);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reopen the relay", e);
    }
  }

  @Override
  public void close() {
    cut();
  }

  private void drop() {
    sockets.forEach(Relay::close);
    sockets.clear();
  }

  private void serve(ServerSocket from) {
    start(() -> accept(from));
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        join(from.accept());
      }
    } catch (IOException closed) {
      // cut: nobody can connect any more
    }
  }

  private void join(Socket client) {
    sockets.add(client);
    try {
      Socket server = new Socket(target.getAddress(), target.getPort());
      sockets.add(server);
      start(() -> pump(client, server));
      start(() -> pump(server, client));
    } catch (IOException unreachable) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      int count = from.getInputStream().read(buffer);
      while (count >= 0) {
        if (!muted) {
          to.getOutputStream().write(buffer, 0, count);
        }
        count = from.getInputStream().read(buffer);
      }
    } catch (IOException gone) {
      // then the other side goes too
    }
    close(from);
    close(to);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(@Nullable AutoCloseable resource) {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Exception e) { // What close() declares; sockets throw IOException.
      throw new IllegalStateException("cannot close a connection", e);
    }
  }
}
