package io.gantry.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to a server on this machine that shuts by itself after so many bytes went to it, without
 * closing a connection: whoever writes more waits, until {@link #open} breaks the connections that
 * there are and lets new ones through.
 */
final class Valve implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final ServerSocket entrance;
  private final int port;
  private final AtomicLong left;
  private final CountDownLatch shut = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private Valve(ServerSocket entrance, int port, long bytes) {
    this.entrance = entrance;
    this.port = port;
    this.left = new AtomicLong(bytes);
  }

  static Valve to(int port, long bytes) {
    try {
      Valve valve =
          new Valve(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, bytes);
      start(valve::accept);
      return valve;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Whether it has shut in time. */
  boolean awaitShut(long seconds) throws InterruptedException {
    return shut.await(seconds, TimeUnit.SECONDS);
  }

  void open() {
    Set<Socket> before = Set.copyOf(sockets);
    left.set(Long.MAX_VALUE);
    before.forEach(Valve::close);
    opened.countDown();
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException ignored) {
      // It ends with the test.
    }
    open();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(client);
        sockets.add(server);
        start(() -> pump(client, server, true));
        start(() -> pump(server, client, false));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (counted && left.addAndGet(-count) < 0) {
          shut.countDown();
          opened.await();
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException broken) {
      // Both ends learn of it by the closing of their sockets.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It is closed.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "valve");
    thread.setDaemon(true);
    thread.start();
  }
}
