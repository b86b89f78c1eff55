package io.gantry.api.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The catalogue of problems as pages in HTML. */
final class ProblemPages {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%s</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
      code { background: #eee; padding: 0 .2em; }
      </style>
      </head>
      <body>
      %s</body>
      </html>
      """;

  private ProblemPages() {}

  static String of(ProblemType type) {
    String body =
        "<h1>%s</h1>\n<p>Status <code>%d</code>, type <code>%s</code></p>\n<p>%s</p>\n%s"
            .formatted(
                type.title(),
                type.status(),
                type.address(),
                html(type.description()),
                "<p><a href=\"/problems/\">All problems</a></p>\n");
    return PAGE.formatted(type.title(), body);
  }

  static String all() {
    String rows =
        Arrays.stream(ProblemType.values())
            .map(
                type ->
                    "<dt>%d <a href=\"%s\">%s</a></dt>\n<dd>%s</dd>\n"
                        .formatted(
                            type.status(), type.address(), type.title(), html(type.description())))
            .collect(Collectors.joining());
    return PAGE.formatted("Problems", "<h1>Problems</h1>\n<dl>\n" + rows + "</dl>\n");
  }

  /** Our own texts hold nothing to escape; pairs of backquotes mark code. */
  private static String html(String text) {
    return text.replaceAll("`([^`]*)`", "<code>$1</code>");
  }
}
