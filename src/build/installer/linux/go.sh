rm -f /usr/bin/vggscope /usr/share/applications/vggscope.desktop /opt/vggscope/lib/app/vggscope-*.jsa*
{
xdg-mime uninstall /opt/vggscope/lib/vggscope-VggScope-MimeInfo.xml
update-desktop-database /usr/share/applications
} > /dev/null 2>&1 || true
