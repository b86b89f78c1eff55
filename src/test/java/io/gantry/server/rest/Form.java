package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A form with one file (RFC 7578). */
record Form(String field, String fileName, String fileType, byte[] content) {
  private static final String BOUNDARY = "gantry-boundary-7d1f";

  static Form file(String name, String type, byte[] content) {
    return new Form("file", name, type, content);
  }

  String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + field
                + "\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: "
                + fileType
                + "\r\n\r\n")
            .getBytes(UTF_8));
    out.writeBytes(content);
    out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return out.toByteArray();
  }
}
