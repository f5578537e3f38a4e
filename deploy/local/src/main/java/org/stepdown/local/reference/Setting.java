package org.stepdown.local.reference;

/**
 * A setting, as its page shows it.
 *
 * @param value what holds when nobody sets it; empty for nothing
 */
record Setting(String name, String type, String value, String description) {

    /** The type in an operator's words. */
    String kind() {
        String simple = type.replaceAll("<.*", "");
        simple = simple.substring(Math.max(simple.lastIndexOf('.'), simple.lastIndexOf('$')) + 1);
        return switch (simple) {
            case "Duration" -> "duration";
            case "DataSize" -> "size";
            case "Integer", "Long", "Double" -> "number";
            case "Boolean" -> "yes or no";
            case "URI" -> "address";
            case "Path" -> "file";
            case "ZoneId" -> "zone";
            case "List", "Set" -> "list";
            case "Map" -> "by name";
            case "String" -> "text";
            default -> "word";
        };
    }
}
