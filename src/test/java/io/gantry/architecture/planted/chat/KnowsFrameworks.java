package io.gantry.architecture.planted.chat;

import jakarta.ws.rs.core.Response;

/** A mutable domain type that knows a framework. */
final class KnowsFrameworks {

  Response response = Response.ok().build();
}
