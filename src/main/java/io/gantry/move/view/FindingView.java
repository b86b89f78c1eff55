package io.gantry.move.view;

import io.gantry.move.Finding;
import java.util.List;

/** A record that a preflight found. */
public record FindingView(
    String weight, String sort, String tenant, String kind, List<String> key, String detail) {

  static FindingView of(Finding finding) {
    return new FindingView(
        Names.of(finding.weight()),
        Names.of(finding.sort()),
        finding.tenant().value(),
        finding.key().kind().label(),
        finding.key().parts(),
        finding.detail());
  }
}
