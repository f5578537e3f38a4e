ARG BASE
FROM ${BASE}
WORKDIR /app
COPY lib/ lib/
COPY stepdown-local.jar ./
ENTRYPOINT ["java", "-Xmx96m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", "/app/stepdown-local.jar:/app/lib/*", "org.stepdown.local.Setup"]
