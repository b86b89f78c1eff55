package io.gantry.move.view;

import io.gantry.move.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that a preflight found.
 *
 * @param tenant null when it names what no tenant can be called
 */
public record FindingView(
    String weight,
    String sort,
    @Nullable String tenant,
    String kind,
    List<String> key,
    String detail) {

  static FindingView of(Finding finding) {
    return new FindingView(
        Names.of(finding.weight()),
        Names.of(finding.sort()),
        finding.tenant() == null ? null : finding.tenant().value(),
        finding.key().kind().label(),
        finding.key().parts(),
        finding.detail());
  }
}
