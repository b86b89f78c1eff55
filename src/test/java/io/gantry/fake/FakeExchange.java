package io.gantry.fake;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One HTTP request and its response, as far as servlet filters use them. A method that is not
 * needed yet fails.
 */
public final class FakeExchange {

  private final String method;
  private final Map<String, String> requestHeaders;
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;

  public FakeExchange(String method) {
    this(method, Map.of());
  }

  public FakeExchange(String method, Map<String, String> requestHeaders) {
    this.method = method;
    this.requestHeaders = Map.copyOf(requestHeaders);
  }

  public HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getMethod" -> method;
              case "getRequestURI" -> "/here";
              case "getHeader" -> requestHeaders.get((String) arguments[0]);
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  public HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (name, arguments) ->
            switch (name) {
              case "getStatus" -> status;
              case "setStatus", "sendError" -> {
                status = (int) arguments[0];
                yield null;
              }
              case "setHeader", "addHeader" ->
                  headers.put((String) arguments[0], (String) arguments[1]);
              case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
              case "setContentLength" -> headers.put("Content-Length", arguments[0].toString());
              case "getOutputStream" -> output();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  public String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private ServletOutputStream output() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("setWriteListener");
      }

      @Override
      public void write(int value) {
        body.write(value);
      }
    };
  }

  /** What a call of an interface's method gives. */
  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                answer.to(called.getName(), arguments == null ? new Object[0] : arguments)));
  }
}
