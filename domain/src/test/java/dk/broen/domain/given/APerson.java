package dk.broen.domain.given;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a member of municipal staff, with the hours and contact points of the unit unless others are set. */
public final class APerson {
    private final String name;
    private Optional<String> phone = Optional.empty();
    private Optional<OpeningHours> hours = Optional.empty();
    private final List<ContactPoint> contact = new ArrayList<>();

    private APerson(String name) {
        this.name = name;
    }

    public static APerson aPerson(String name) {
        return new APerson(name);
    }

    public APerson answeringOn(String number) {
        phone = Optional.of(number);
        return this;
    }

    public APerson at(ContactPoint point) {
        contact.add(point);
        return this;
    }

    public APerson working(OpeningHours when) {
        hours = Optional.of(when);
        return this;
    }

    public Person person() {
        return new Person(name, phone, hours, contact);
    }
}
