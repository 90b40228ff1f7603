"""The process: settings, the Flask app and webhook, dispatcher, delivery, command line."""
