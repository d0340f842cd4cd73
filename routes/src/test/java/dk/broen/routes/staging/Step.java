package dk.broen.routes.staging;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ProcessorDefinition;

/**
 * A step in the model of a route.
 *
 * @param id a bracket instead of an id if the route gives none
 * @param isClause whether the step belongs to the step around it, so that no other one can stand before it
 */
record Step(String id, String description, boolean isClause, List<Step> inside) {
    static List<Step> of(List<? extends ProcessorDefinition<?>> definitions) {
        return definitions.stream().<Step>map(Step::of).toList();
    }

    private static Step of(ProcessorDefinition<?> definition) {
        return new Step(definition.hasCustomIdAssigned() ? definition.getId() : "(" + definition.getShortName() + ")",
            Objects.requireNonNullElse(definition.getDescriptionText(), ""), definition instanceof CatchDefinition,
            of(definition.getOutputs()));
    }

    /** The ids of the steps in their order, one a line; what is inside a step is indented. */
    static String tree(List<Step> steps) {
        return steps.stream().map(step -> step.id + "\n" + tree(step.inside).indent(2)).collect(Collectors.joining());
    }

    boolean hasId() {
        return !id.startsWith("(");
    }

    /** The step and all steps inside it. */
    Stream<Step> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(Step::all));
    }
}
