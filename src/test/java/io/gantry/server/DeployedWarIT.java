package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arquillian deploys the WAR that the build made, as it is, on an unchanged Payara Micro. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedWarIT {
  @ArquillianResource private URL base;

  /** Not a selection of classes: exactly the file that is shipped. */
  @Deployment(testable = false)
  static WebArchive gantry() {
    File war = new File(System.getProperty("basedir", "."), "target/gantry.war");
    return ShrinkWrap.createFromZipFile(WebArchive.class, war).as(WebArchive.class);
  }

  @Test
  void listensOnLoopbackAtTheRoot() {
    assertThat(base.getHost()).isEqualTo("localhost");
    assertThat(base.getPath()).isIn("", "/");
  }

  @Test
  void servesSwaggerUiFromTheWar() throws IOException, InterruptedException {
    URI script = URI.create(base.toString()).resolve("/api-docs/swagger-ui-bundle.js");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(script).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("SwaggerUIBundle");
  }
}
