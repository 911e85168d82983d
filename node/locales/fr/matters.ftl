# Requests other than a trace, handling and consent
