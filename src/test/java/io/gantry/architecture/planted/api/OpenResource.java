package io.gantry.architecture.planted.api;

import jakarta.ws.rs.GET;

/** Does not say who may call it. */
final class OpenResource {

  @GET
  String read() {
    return "anybody";
  }
}
