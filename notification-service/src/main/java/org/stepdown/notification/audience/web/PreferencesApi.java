package org.stepdown.notification.audience.web;

import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.audience.AudienceRecords;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Preference;
import org.stepdown.notification.audience.QuietHours;
import org.stepdown.notification.audience.Rhythm;
import org.stepdown.notification.audience.Subscription;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.digest.GatheredRecords;
import org.stepdown.notification.reach.Within;

/** How somebody wants to be told: a member of staff by account, or what a team reads as a whole. */
@RestController
@RequestMapping("/api/preferences")
class PreferencesApi {

    private static final int LONGEST_ADDRESS = 2_000;

    private final DirectoryRecords directories;
    private final AudienceRecords records;
    private final GatheredRecords gathered;
    private final TransactionOperations transactions;
    private final Clock clock;

    PreferencesApi(
            DirectoryRecords directories,
            AudienceRecords records,
            GatheredRecords gathered,
            TransactionOperations transactions,
            Clock clock) {
        this.directories = directories;
        this.records = records;
        this.gathered = gathered;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Quiet(@Nullable LocalTime from, @Nullable LocalTime to) {}

    record Digest(@Nullable String rhythm, @Nullable LocalTime at) {}

    record Wish(
            @Nullable String programId,
            @Nullable String topic,
            @Nullable String atLeast) {}

    record Preferences(
            @Nullable Map<String, String> urgent,
            @Nullable Map<String, String> routine,
            @Nullable Quiet quietHours,
            @Nullable Digest digest,
            @Nullable Map<String, String> contacts,
            @Nullable List<Wish> subscriptions) {}

    @GetMapping("/{account}")
    Preferences of(@PathVariable String account) {
        Directory directory = directories.directory();
        if (!directory.staff().containsKey(account)) {
            throw Given.unknown("member of staff");
        }
        return view(account, directory, directory.preference(account));
    }

    @GetMapping("/teams/{team}")
    Preferences ofTeam(@PathVariable String team) {
        Directory directory = directories.directory();
        if (!directory.teams().containsKey(team)) {
            throw Given.unknown("team");
        }
        return view("team/" + team, directory, null);
    }

    private Preferences view(String recipient, Directory directory, @Nullable Preference preference) {
        QuietHours quiet = preference == null ? null : preference.quiet();
        return new Preferences(
                preference == null ? null : names(preference.urgent()),
                preference == null ? null : names(preference.routine()),
                quiet == null ? null : new Quiet(quiet.from(), quiet.to()),
                preference == null ? null : digest(preference.digest()),
                names(records.contacts(recipient)),
                directory.subscriptions().stream()
                        .filter(one -> one.recipient().equals(recipient))
                        .map(PreferencesApi::wish)
                        .toList());
    }

    private static Digest digest(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Daily daily -> new Digest("DAILY", daily.at());
            case Rhythm.PerShift perShift -> new Digest("PER_SHIFT", null);
        };
    }

    private static Wish wish(Subscription one) {
        Topic topic = one.topic();
        return new Wish(
                one.programId(),
                topic == null ? null : topic.name(),
                one.atLeast().name());
    }

    private static <V> Map<String, String> names(Map<Channel, V> channels) {
        Map<String, String> names = new TreeMap<>();
        channels.forEach((channel, value) -> names.put(channel.name(), value.toString()));
        return names;
    }

    /** All of it at once: what is not given is none. */
    @PutMapping("/{account}")
    Preferences keep(@PathVariable String account, @RequestBody Preferences given) {
        of(account);
        Preference preference = new Preference(
                modes("urgent", given.urgent()), modes("routine", given.routine()), quiet(given), rhythm(given));
        keep(account, given, () -> {
            records.keep(account, preference);
            gathered.reschedule(account, directories.directory().nextDigest(account, clock.instant()));
        });
        return of(account);
    }

    /** Where a team is reached as a whole, and of what else it wants to hear. */
    @PutMapping("/teams/{team}")
    Preferences keepTeam(@PathVariable String team, @RequestBody Preferences given) {
        ofTeam(team);
        keep("team/" + team, given, () -> {});
        return ofTeam(team);
    }

    private void keep(String recipient, Preferences given, Runnable more) {
        Map<Channel, String> addresses = new EnumMap<>(Channel.class);
        nonNull(given.contacts())
                .forEach((channel, address) -> addresses.put(channel("contacts", channel), address(channel, address)));
        requireWithinReach(recipient, Given.any(given.subscriptions()));
        List<Subscription> subscriptions = Given.any(given.subscriptions()).stream()
                .map(wish -> read(recipient, wish))
                .toList();
        transactions.executeWithoutResult(status -> {
            more.run();
            records.keepContacts(recipient, addresses);
            records.keepSubscriptions(recipient, subscriptions);
        });
    }

    /** What somebody heard of before they may go on to hear of. */
    private void requireWithinReach(String recipient, List<Wish> wishes) {
        List<Wish> before = directories.directory().subscriptions().stream()
                .filter(one -> one.recipient().equals(recipient))
                .map(PreferencesApi::wish)
                .toList();
        if (!wishes.stream()
                .allMatch(wish -> before.contains(wish) || Within.reach().hearing(wish.programId()))) {
            throw Given.refused("subscriptions.programId", "must be a program within your reach");
        }
    }

    private static Subscription read(String recipient, Wish wish) {
        return new Subscription(
                UUID.randomUUID(),
                recipient,
                wish.programId() == null ? null : Given.text("subscriptions.programId", wish.programId()),
                wish.topic() == null ? null : Given.oneOf("subscriptions.topic", wish.topic(), Topic.class),
                wish.atLeast() == null
                        ? Urgency.ROUTINE
                        : Given.oneOf("subscriptions.atLeast", wish.atLeast(), Urgency.class));
    }

    private static Map<Channel, Preference.Mode> modes(String field, @Nullable Map<String, String> given) {
        Map<Channel, Preference.Mode> modes = new EnumMap<>(Channel.class);
        nonNull(given).forEach((channel, mode) -> {
            Preference.Mode read = Given.oneOf(field + "." + channel, mode, Preference.Mode.class);
            if (field.equals("urgent") && read == Preference.Mode.DIGEST) {
                throw Given.refused(field + "." + channel, "can't be DIGEST: what is urgent is told at once");
            }
            modes.put(channel(field, channel), read);
        });
        return modes;
    }

    private static Channel channel(String field, String name) {
        Channel channel = Given.oneOf(field, name, Channel.class);
        if (channel == Channel.INBOX) {
            throw Given.refused(field, "can't name INBOX: everything is in the inbox anyway");
        }
        return channel;
    }

    private static String address(String channel, String address) {
        if (address == null || address.isBlank() || address.length() > LONGEST_ADDRESS) {
            throw Given.refused("contacts." + channel, "must be an address");
        }
        return address.strip();
    }

    private static @Nullable QuietHours quiet(Preferences given) {
        Quiet quiet = given.quietHours();
        if (quiet == null) {
            return null;
        }
        QuietHours hours =
                new QuietHours(Given.time("quietHours.from", quiet.from()), Given.time("quietHours.to", quiet.to()));
        if (hours.from().equals(hours.to())) {
            throw Given.refused("quietHours.to", "is the same as from: the whole day can't be quiet");
        }
        return hours;
    }

    private static Rhythm rhythm(Preferences given) {
        Digest digest = given.digest();
        if (digest == null) {
            return Preference.DEFAULT.digest();
        }
        return switch (Given.text("digest.rhythm", digest.rhythm())) {
            case "DAILY" -> new Rhythm.Daily(Given.time("digest.at", digest.at()));
            case "PER_SHIFT" -> new Rhythm.PerShift();
            default -> throw Given.refused("digest.rhythm", "must be DAILY or PER_SHIFT");
        };
    }

    private static Map<String, String> nonNull(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : given;
    }
}
