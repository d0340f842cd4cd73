package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.notice.Disclosure;
import dk.broen.mappings.notice.Texts;
import java.util.List;
import java.util.Set;

/** A configuration directory, whole or not at all. */
public sealed interface ConfigurationResult {
    /**
     * Everything in it is right.
     *
     * @param functions the functions that {@code functions.yaml} names
     * @param version digest of all files: the same version gives the same plans
     */
    record Loaded(Directory directory, Rules rules, Texts texts, Disclosure disclosure, Set<UnitFunction> functions, String version)
        implements ConfigurationResult {
        public Loaded {
            functions = Set.copyOf(functions);
        }
    }

    /** Something in it is wrong: all that was found, by file and line. Never empty. */
    record Refused(List<ConfigurationError> errors) implements ConfigurationResult {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
