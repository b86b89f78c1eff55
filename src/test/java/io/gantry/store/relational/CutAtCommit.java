package io.gantry.store.relational;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a client and PostgreSQL, and once told so cuts the connection instead of passing
 * back that a transaction was committed.
 */
final class CutAtCommit implements AutoCloseable {

  private static final String COMMIT = "COMMIT";

  private final ServerSocket listener;
  private final int target;
  private final AtomicBoolean armed = new AtomicBoolean();

  CutAtCommit(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void arm() {
    armed.set(true);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      start(() -> pass(client, server, false));
      start(() -> pass(server, client, true));
    }
  }

  private void pass(Socket from, Socket to, boolean watches) throws IOException {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (watches && confirms(buffer, read) && armed.getAndSet(false)) {
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    }
  }

  /** The server names the command that it has completed. */
  private static boolean confirms(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
  }

  /** Work on sockets, which ends when they are closed. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // how this work ends
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
