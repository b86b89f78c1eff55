package io.gantry.api.problem;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonWriter;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says as a problem what goes wrong outside of JAX-RS: unknown addresses, requests the server
 * cannot read, failures of filters. {@code web.xml} sends every error here, so the server shows no
 * page of its own.
 */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

  static final String PATH = "/problem";

  private static final long serialVersionUID = 1L;

  private static final int NOT_FOUND = HttpServletResponse.SC_NOT_FOUND;
  private static final int METHOD_NOT_ALLOWED = HttpServletResponse.SC_METHOD_NOT_ALLOWED;
  private static final int NOT_IMPLEMENTED = HttpServletResponse.SC_NOT_IMPLEMENTED;

  private transient ProblemAnswers answers;
  private transient Json json;

  /** The server makes servlets by a constructor without parameters; this comes right after. */
  @Inject
  void use(ProblemAnswers problemAnswers, Json wireFormat) {
    answers = problemAnswers;
    json = wireFormat;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Problem problem = problem(request);
    byte[] body = json.write(problem);
    response.setStatus(problem.status());
    response.setContentType(JsonWriter.PROBLEM_JSON);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException clientLeft) {
      // Perhaps that is the very error: there is nobody to tell.
    }
  }

  private Problem problem(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    String path = text(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (thrown instanceof Throwable failure) {
      return answers.of(cause(failure), request.getMethod(), path).problem();
    }
    // Without a status somebody asks for this very address, where there is nothing.
    return answers.ofStatus(status instanceof Integer code ? known(code) : NOT_FOUND, path);
  }

  /** Servlets say 501 of methods that nobody has heard of; to us it means what a store lacks. */
  private static int known(int status) {
    return status == NOT_IMPLEMENTED ? METHOD_NOT_ALLOWED : status;
  }

  /** Servlets and filters wrap what they fail from. */
  private static Throwable cause(Throwable failure) {
    boolean wrapped = failure instanceof ServletException;
    return wrapped && failure.getCause() != null ? failure.getCause() : failure;
  }

  private static String text(@Nullable Object value) {
    return value == null ? PATH : value.toString();
  }
}
