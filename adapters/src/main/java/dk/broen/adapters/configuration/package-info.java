/**
 * The configuration directory: regions, hospitals, municipalities, rules and texts, checked as a whole before any of it holds.
 * In: a directory of YAML files. Out: domain types, or all errors with file, line and key.
 * Out of place here: facts about citizens, and Spring's application.yaml.
 */
@NullMarked
package dk.broen.adapters.configuration;

import org.jspecify.annotations.NullMarked;
