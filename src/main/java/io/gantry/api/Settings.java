package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.account.UserSettings;
import io.gantry.account.UserSettingsRepository;
import io.gantry.store.StoreException;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/** The caller's settings: one record, made when something is set for the first time. */
@ApiComponent
public class Settings {

  private static final String KIND = "settings";

  private final Caller caller;

  @Inject
  public Settings(Caller caller) {
    this.caller = requireNonNull(caller, "caller");
  }

  SettingsView read() {
    return repository().find(caller.userId()).map(SettingsView::of).orElse(SettingsView.NONE);
  }

  SettingsView change(Precondition precondition, UnaryOperator<SettingsBody> edit) {
    String user = caller.userId();
    if (repository().find(user).isEmpty()) {
      precondition.require(KIND, user, SettingsView.NONE.revision());
      try {
        return create(edit.apply(SettingsBody.NONE));
      } catch (StoreException.AlreadyExists madeMeanwhile) {
        // then it is a change like any other, below
      }
    }
    UserSettingsRepository repository = repository();
    return SettingsView.of(
        new Change<>(
                KIND,
                user,
                () -> repository.find(user),
                UserSettings::revision,
                repository::replace)
            .apply(precondition, before -> changed(before, edit)));
  }

  private SettingsView create(SettingsBody body) {
    UserSettings settings = body.settings(caller.newStamp(caller.userId()));
    repository().create(settings);
    return SettingsView.of(settings);
  }

  private UserSettings changed(UserSettings before, UnaryOperator<SettingsBody> edit) {
    String user = before.userId();
    Stamp stamp = new Stamp(user, user, before.createdAt(), caller.now(), before.revision());
    return edit.apply(SettingsBody.of(before)).settings(stamp);
  }

  private UserSettingsRepository repository() {
    return caller.workspace().settings();
  }
}
